/**
 * Networks that other programs have saved: what such a file holds, what its tensors are taken for, what it leaves open, and
 * the model that is made of it.
 */
package rnnscope.io.foreign;
