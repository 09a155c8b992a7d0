/**
 * A Java Jupyter kernel: jjava-jupyter's protocol and display with a JShell evaluator that runs in the same process.
 *
 * <p>One thread, {@link engram.kernel.CellThread}, owns JShell and runs cells; one thread, {@link engram.kernel.Wire},
 * carries what cells publish; jjava-jupyter's own threads receive messages.
 */
package engram.kernel;
