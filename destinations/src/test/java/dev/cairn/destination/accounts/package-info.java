@NullMarked
package dev.cairn.destination.accounts;

import org.jspecify.annotations.NullMarked;
