/** An authenticator with several tokens that take turns, and the quotas of those tokens. */
@NullMarked
package dev.cairn.http.auth.rotating;

import org.jspecify.annotations.NullMarked;
