/** What hidden neurons make of the overlaps: the functions F of dense memories and the Lagrangians of layers. */
package engram.neuron;
