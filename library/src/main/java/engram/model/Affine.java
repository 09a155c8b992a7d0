package engram.model;

/**
 * A network in whose fields the law of one spin, given all others, is exp(h_i . s_i / T) in any dimension: its energy is affine
 * in each spin, E = -h_i . s_i + (what does not depend on s_i), or it has fields alone, which say the same. The heat bath of
 * vectors asks for it. Of a bit no more need be known than its two energies, so bits never need it.
 *
 * <p>A self-coupling counts in the field, as in recall, though the energy is then not affine: the stationary weight is another.
 *
 * @since 0.1.0
 */
public interface Affine extends SiteModel {}
