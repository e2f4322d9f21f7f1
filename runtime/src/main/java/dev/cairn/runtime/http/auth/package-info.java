/** How requests prove who sends them. */
@NullMarked
package dev.cairn.runtime.http.auth;

import org.jspecify.annotations.NullMarked;
