/** How requests prove who sends them. */
@NullMarked
package dev.cairn.runtime.internal.http.auth;

import org.jspecify.annotations.NullMarked;
