package engram.observable;

/** A Hessian on the tangent space, however it is kept. */
interface Curvature {

    /** h_i . s_i, one a site. */
    double[] multipliers();

    /** y = H x. */
    void apply(double[] x, double[] y);

    /** All of it, row-major; a fresh array. */
    double[] matrix();

    /** How far the couplings are from symmetric: the largest sum of |W_ij - W_ji^T| over one block. */
    double asymmetry();

    /** Against which that counts: the largest sum of |W_ij| over one block. */
    double largest();
}
