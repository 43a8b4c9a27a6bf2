/** What the header opens: choosers of models, texts and units, the editor, writing on. */
package rnnscope.view.chooser;
