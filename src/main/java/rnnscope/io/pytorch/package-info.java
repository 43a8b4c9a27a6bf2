/** Files that PyTorch's {@code torch.save} writes: pickled objects, and the numbers of their tensors beside them. */
package rnnscope.io.pytorch;
