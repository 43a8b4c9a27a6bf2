/** Tasks that come as examples, each a sequence and what is to be made of it. */
package rnnscope.train.example;
