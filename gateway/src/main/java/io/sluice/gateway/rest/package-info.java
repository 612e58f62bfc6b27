/**
 * The REST door: which operation a request asks for, who asks, and how answers are written.
 *
 * <p>{@code openapi.yaml} is the contract, {@code RestOperation} the same as a table, {@code
 * operation} holds one class a row. Only {@code app} imports it. It sees the store's values, never
 * the store.
 */
package io.sluice.gateway.rest;
