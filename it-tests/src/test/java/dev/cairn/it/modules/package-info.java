/** What the POMs say of the modules. */
@NullMarked
package dev.cairn.it.modules;

import org.jspecify.annotations.NullMarked;
