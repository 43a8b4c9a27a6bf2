/** What is taken out of the window: pictures, numbers, films and pages of what shows. */
package rnnscope.view.export;
