/** Authenticators: add credentials to requests, and obtain and renew tokens. */
@NullMarked
package dev.cairn.http.auth;

import org.jspecify.annotations.NullMarked;
