/** How the modules and packages of main code lie on each other. */
@NullMarked
package dev.cairn.it.architecture;

import org.jspecify.annotations.NullMarked;
