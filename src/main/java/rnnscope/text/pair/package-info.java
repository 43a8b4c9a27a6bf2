/** Seeded texts that belong together: a source, and what is to be made of it. */
package rnnscope.text.pair;
