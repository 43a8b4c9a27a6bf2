package rnnscope.math;

/** Product of one block, the part of a matrix product that is done again and again, small enough for the caches. */
interface BlockProduct {

    /** Panels of Y that are best kept while the rows of X change, where all of Y is too much. */
    int panelsAtOnce();

    /**
     * C[r, n] += Σ_k X[r, k] · Y[k, n] for one block.
     *
     * @param xAt      index of X[0, 0]
     * @param rowStep  from X[r, k] to X[r + 1, k]: {@code LANES} where X = A, else 1
     * @param step     from X[r, k] to X[r, k + 1]: 1 where X = A, else {@code LANES}
     * @param jump     the same where k + 1 is a multiple of 16
     * @param yAt      index of Y[0, 0], at the start of a panel's row
     * @param yStride  from one panel of Y to the next
     * @param n        how many k
     * @param cAt      index of C[0, 0], at the start of a panel's row
     * @param cStride  from one panel of C to the next
     * @param rows     how many r
     * @param panels   how many panels of Y and C
     */
    void accumulate(float[] x, int xAt, int rowStep, int step, int jump, float[] y, int yAt, int yStride,
            int n, float[] c, int cAt, int cStride, int rows, int panels);
}
