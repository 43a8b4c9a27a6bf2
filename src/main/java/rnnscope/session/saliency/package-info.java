/** Which past symbols made the prediction at the beam, of the model and the text that are open. */
package rnnscope.session.saliency;
