/** What happens in a test read, in words. */
@NullMarked
package dev.cairn.workbench.reading;

import org.jspecify.annotations.NullMarked;
