/** Many streams over real servers with short keep-alives, for as long as a build can bear. */
@NullMarked
package dev.cairn.it.soak;

import org.jspecify.annotations.NullMarked;
