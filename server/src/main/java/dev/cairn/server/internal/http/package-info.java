/** How requests come in and answers go out: endpoints, and who may ask for them. */
@NullMarked
package dev.cairn.server.internal.http;

import org.jspecify.annotations.NullMarked;
