/** Commands of curl, as the documentation of APIs prints them, read as the requests that they send. */
@NullMarked
package dev.cairn.workbench.curl;

import org.jspecify.annotations.NullMarked;
