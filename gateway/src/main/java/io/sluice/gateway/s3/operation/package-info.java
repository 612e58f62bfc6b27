/**
 * One class an operation, under AWS's own name: reads the request's parameters, calls a use case,
 * makes the reply. Nothing here catches; what fails is worded in {@code error}.
 */
package io.sluice.gateway.s3.operation;
