/** Connections to servers: protocols, proxies, reuse, and which addresses are allowed. */
@NullMarked
package dev.cairn.http.connection;

import org.jspecify.annotations.NullMarked;
