@NullMarked
package dev.cairn.browser;

import org.jspecify.annotations.NullMarked;
