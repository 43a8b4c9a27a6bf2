/** The page of the ranking: which unit knows what, and how one of them does. */
package rnnscope.view.unit.ranking;
