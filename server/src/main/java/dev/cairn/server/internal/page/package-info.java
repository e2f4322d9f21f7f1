/** The author's page: what it asks the server for. */
@NullMarked
package dev.cairn.server.internal.page;

import org.jspecify.annotations.NullMarked;
