package rnnscope.math;

/**
 * Kernels, the arithmetic of the engine on matrices in {@link Panels} form. Two implementations, plain Java and
 * {@code jdk.incubator.vector}, do the same operations in the same order and give the same bits:
 *
 * <ul>
 *   <li>every element of a product is one chain of fused multiply-adds, in the order of the summed index;
 *   <li>tanh, the logistic function and exp are the same polynomials and rational functions, by fma;
 *   <li>a sum over columns is sixteen partial sums, one a lane, added pairwise in a fixed order.
 * </ul>
 *
 * Arguments: an array is followed by the place of its matrix. {@code row}, {@code rows}: the first row and the number
 * of rows worked on; where two matrices have different first rows, each place is {@linkplain Panels#shifted shifted}
 * beforehand. Elementwise operations work on whole panels, padding included, of one array {@code v}, and may overwrite
 * an operand. Nothing allocates.
 */
public interface Kernels {

    /** The fastest implementation that this JVM offers. */
    static Kernels best() {
        return KernelProvider.best();
    }

    /** Plain Java, available everywhere. */
    static Kernels plain() {
        return new PlainKernels();
    }

    /** "vector" or "plain", for the curious. */
    String name();

    // Products

    /**
     * C[row + r, n] += Σ_k A[row + r, k] · W[k, n], k = 0 … K − 1 in this order, K = W.rows, all columns of W.
     *
     * @param a A (rows, K), read
     * @param w W (K, N), read
     * @param c C (rows, N), accumulated
     */
    void product(float[] a, Panels placeA, float[] w, Panels placeW, float[] c, Panels placeC, int row, int rows);

    /**
     * W[k, n] += Σ_r A[row + r, k] · D[row + r, n], r = 0 … rows − 1 in this order, for the columns n of panels
     * {@code fromPanel} to {@code toPanel} of W and D.
     *
     * @param a A (rows, K), read; K = W.rows
     * @param d D (rows, N), read
     * @param w W (K, N), accumulated
     */
    void transposedProduct(float[] a, Panels placeA, float[] d, Panels placeD, float[] w, Panels placeW,
            int row, int rows, int fromPanel, int toPanel);

    /** T[n, k] = W[k, n] for n below {@code T.rows} and k below {@code W.rows}; T's padding columns become 0. */
    void transpose(float[] w, Panels placeW, float[] t, Panels placeT);

    // Rows

    /**
     * C[row + r, n] = (b₁[n] + b₂[n]) + W[token, n] with token = tokens[firstToken + r]; without the last summand
     * where {@code placeW} is null or the token is negative (unknown); without a bias whose place is null.
     *
     * @param w      W (K, N) and the biases (1, N), read
     * @param tokens one for each row, read; may be null when {@code placeW} is
     */
    void startRows(float[] w, Panels bias, Panels secondBias, Panels placeW, int[] tokens, int firstToken,
            float[] c, Panels placeC, int row, int rows);

    /** X[row + r, n] = W[token, n], or 0 where the token is negative. Overwrites. */
    void gatherRows(float[] w, Panels placeW, int[] tokens, int firstToken, float[] x, Panels placeX, int row,
            int rows);

    /** W[token, n] += D[row + r, n] in order of r, panels from–to; rows with a negative token are passed over. */
    void scatterRows(float[] d, Panels placeD, int[] tokens, int firstToken, float[] w, Panels placeW,
            int row, int rows, int fromPanel, int toPanel);

    /** b[n] += Σ_r D[row + r, n] in order of r, panels from–to. */
    void sumRows(float[] d, Panels placeD, float[] b, Panels bias, int row, int rows, int fromPanel, int toPanel);

    // Elementwise, one array

    /** x ← σ(x). */
    void sigmoid(float[] v, Panels x, int row, int rows);

    /** y ← tanh(x). */
    void tanh(float[] v, Panels y, Panels x, int row, int rows);

    /** y ← max(x, 0). */
    void relu(float[] v, Panels y, Panels x, int row, int rows);

    /** y ← a ⊙ b. */
    void multiply(float[] v, Panels y, Panels a, Panels b, int row, int rows);

    /** y ← y + a. */
    void add(float[] v, Panels y, Panels a, int row, int rows);

    /** y ← a ⊙ b + c. */
    void multiplyAdd(float[] v, Panels y, Panels a, Panels b, Panels c, int row, int rows);

    /** y ← a ⊙ b + c ⊙ d. */
    void multiplyAddMultiply(float[] v, Panels y, Panels a, Panels b, Panels c, Panels d, int row, int rows);

    /** y ← s ⊙ a + (1 − s) ⊙ b, computed as s ⊙ (a − b) + b. */
    void mix(float[] v, Panels y, Panels s, Panels a, Panels b, int row, int rows);

    /** y ← a − b. */
    void subtract(float[] v, Panels y, Panels a, Panels b, int row, int rows);

    /** y ← 1 − s. */
    void complement(float[] v, Panels y, Panels s, int row, int rows);

    /** y ← factor · a. */
    void scale(float[] v, Panels y, Panels a, float factor, int row, int rows);

    /**
     * dx ← a ⊙ b ⊙ s(1 − s): back through s = σ(x) when the gradient of s is a ⊙ b. Tiny results (below 1e-30) become
     * 0.
     */
    void sigmoidGradient(float[] v, Panels dx, Panels a, Panels b, Panels s, int row, int rows);

    /** dx ← a ⊙ b ⊙ (1 − y²): back through y = tanh(x) when the gradient of y is a ⊙ b. Tiny results become 0. */
    void tanhGradient(float[] v, Panels dx, Panels a, Panels b, Panels y, int row, int rows);

    /** dx ← dy ⊙ (1 − y²): back through y = tanh(x). Tiny results become 0. */
    void tanhGradient(float[] v, Panels dx, Panels dy, Panels y, int row, int rows);

    /** dx ← dx + a ⊙ b ⊙ (1 − y²). Tiny results become 0. */
    void addTanhGradient(float[] v, Panels dx, Panels a, Panels b, Panels y, int row, int rows);

    /** dx ← dy where y &gt; 0, 0 where y ≤ 0, and not a number where y is none. Tiny results become 0. */
    void reluGradient(float[] v, Panels dx, Panels dy, Panels y, int row, int rows);

    /** y ← 0. */
    void clear(float[] v, Panels y, int row, int rows);

    /** y ← a. */
    void copy(float[] v, Panels y, Panels a, int row, int rows);

    // Cells: everything between two products, where nothing comes between the stages

    /** The gates hold sums: i, f, o ← σ; g ← tanh; c ← f ⊙ cBefore + i ⊙ g; tanhC ← tanh c; h ← o ⊙ tanhC. */
    default void lstm(float[] v, Panels i, Panels f, Panels g, Panels o, Panels cBefore, Panels c, Panels tanhC,
            Panels h, int row, int rows) {
        sigmoid(v, i, row, rows);
        sigmoid(v, f, row, rows);
        tanh(v, g, g, row, rows);
        sigmoid(v, o, row, rows);
        multiplyAddMultiply(v, c, f, cBefore, i, g, row, rows);
        tanh(v, tanhC, c, row, rows);
        multiply(v, h, o, tanhC, row, rows);
    }

    /**
     * Back through {@link #lstm}: completes dC by what comes from dH, writes dCBefore and the gradients of the gates'
     * sums. Tiny results become 0.
     */
    default void lstmGradient(float[] v, Panels i, Panels f, Panels g, Panels o, Panels cBefore, Panels tanhC,
            Panels dI, Panels dF, Panels dG, Panels dO, Panels dCBefore, Panels dC, Panels dH, int row, int rows) {
        sigmoidGradient(v, dO, dH, tanhC, o, row, rows);
        addTanhGradient(v, dC, dH, o, tanhC, row, rows);
        sigmoidGradient(v, dF, dC, cBefore, f, row, rows);
        sigmoidGradient(v, dI, dC, g, i, row, rows);
        tanhGradient(v, dG, dC, i, g, row, rows);
        multiply(v, dCBefore, dC, f, row, rows);
    }

    /** The gates hold sums: r, z ← σ; n ← tanh(r ⊙ q + n); h ← z ⊙ hBefore + (1 − z) ⊙ n. */
    default void gru(float[] v, Panels r, Panels z, Panels n, Panels q, Panels hBefore, Panels h, int row, int rows) {
        sigmoid(v, r, row, rows);
        sigmoid(v, z, row, rows);
        multiplyAdd(v, n, r, q, n, row, rows);
        tanh(v, n, n, row, rows);
        mix(v, h, z, hBefore, n, row, rows);
    }

    /**
     * Back through {@link #gru}: writes the gradients of the gates' sums, adds to dHBefore what does not come through
     * them. Tiny results become 0.
     */
    default void gruGradient(float[] v, Panels r, Panels z, Panels n, Panels q, Panels hBefore, Panels dR, Panels dZ,
            Panels dN, Panels dQ, Panels dHBefore, Panels dH, int row, int rows) {
        complement(v, dQ, z, row, rows);
        tanhGradient(v, dN, dH, dQ, n, row, rows);
        subtract(v, dZ, hBefore, n, row, rows);
        sigmoidGradient(v, dZ, dH, dZ, z, row, rows);
        sigmoidGradient(v, dR, dN, q, r, row, rows);
        multiply(v, dQ, dN, r, row, rows);
        multiplyAdd(v, dHBefore, dH, z, dHBefore, row, rows);
    }

    // Softmax

    /** p[r] = exp(z[r] − max z[r]) / Σ exp(z[r] − max z[r]) over the columns in use; padding becomes 0. */
    void softmax(float[] v, Panels p, Panels z, int row, int rows);

    /** Σ_n a[row, n], padding included. */
    float sumOfRow(float[] v, Panels a, int row);

    // Over parameters

    /** Σ x², elements from–to, in double precision: eight partial sums, added pairwise. */
    double sumOfSquares(float[] x, int from, int to);

    /**
     * A step of Adam (Kingma and Ba, 2015), elements from–to, in PyTorch's form; s is {@code gradientScale}:
     *
     * <pre>
     *   m ← β₁ m + (1 − β₁) s g        v ← β₂ v + (1 − β₂)(s g)²        w ← w − stepSize · m / (√v / correction + ε)
     * </pre>
     *
     * Moments below 1e-30 become 0.
     *
     * @param stepSize   learning rate / (1 − β₁ᵗ)
     * @param correction √(1 − β₂ᵗ)
     */
    void adamStep(float[] w, float[] g, float[] m, float[] v, int from, int to, float gradientScale, float beta1,
            float beta2, float stepSize, float correction, float epsilon);

    /** A step of gradient descent with momentum: u ← μ u + s g, w ← w − rate · u, with s {@code gradientScale}. */
    void momentumStep(float[] w, float[] g, float[] u, int from, int to, float gradientScale, float momentum,
            float rate);

    /** A step of RMSProp (Tieleman and Hinton, 2012): v ← α v + (1 − α)(s g)², w ← w − rate · s g / (√v + ε). */
    void rmsPropStep(float[] w, float[] g, float[] v, int from, int to, float gradientScale, float decay, float rate,
            float epsilon);
}
