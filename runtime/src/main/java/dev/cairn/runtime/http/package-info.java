/** The network as a connector sees it: whoever wants to send, record or answer its requests implements {@link HttpTransport}. */
@NullMarked
package dev.cairn.runtime.http;

import org.jspecify.annotations.NullMarked;
