@NullMarked
package dev.cairn.destinations.accounts;

import org.jspecify.annotations.NullMarked;
