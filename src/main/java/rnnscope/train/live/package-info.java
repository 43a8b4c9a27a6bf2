/**
 * Training that can be watched, steered, gone back in and forked while it runs; without a window. One thread trains;
 * whoever watches asks for the latest and never waits.
 */
package rnnscope.train.live;
