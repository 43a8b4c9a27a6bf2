/** How well a model and its twin without, or with, attention do by the length of what they read. */
package rnnscope.session.example.length;
