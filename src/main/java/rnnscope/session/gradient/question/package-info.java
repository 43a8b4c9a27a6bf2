/** A question about gradients (networks, a sequence, levers), how it is worked out, and its answer; all are values. */
package rnnscope.session.gradient.question;
