/** What is on the disk for a while or for one user: locks, scratch folders, the user's folder and what is kept there. */
package rnnscope.storage;
