/**
 * One class an operation, under its operationId: reads parameters and body, calls a use case, makes
 * the reply. Nothing here catches; what fails is worded in {@code error}.
 */
package io.sluice.gateway.rest.operation;
