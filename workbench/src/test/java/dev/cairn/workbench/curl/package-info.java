@NullMarked
package dev.cairn.workbench.curl;

import org.jspecify.annotations.NullMarked;
