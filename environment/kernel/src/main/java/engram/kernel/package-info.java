/** A Java Jupyter kernel: jjava-jupyter's protocol with a JShell evaluator. */
package engram.kernel;
