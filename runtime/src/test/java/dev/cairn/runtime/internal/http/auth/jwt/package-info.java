/** Tests of signed tokens. */
@NullMarked
package dev.cairn.runtime.internal.http.auth.jwt;

import org.jspecify.annotations.NullMarked;
