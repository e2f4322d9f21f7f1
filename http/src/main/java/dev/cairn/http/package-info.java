/**
 * The network interface of a connector. Implement {@link HttpTransport} to send, record or answer its requests
 * yourself.
 */
@NullMarked
package dev.cairn.http;

import org.jspecify.annotations.NullMarked;
