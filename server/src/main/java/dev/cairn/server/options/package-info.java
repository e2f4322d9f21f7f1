/** How a server runs, what it may take, and the files that its page works on. */
@NullMarked
package dev.cairn.server.options;

import org.jspecify.annotations.NullMarked;
