/** Connections: how requests reach the network, and what keeps them from places where they must not go. */
@NullMarked
package dev.cairn.runtime.internal.http.connection;

import org.jspecify.annotations.NullMarked;
