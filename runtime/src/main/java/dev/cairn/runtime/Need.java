package dev.cairn.runtime;

/**
 * Something that a manifest needs of the machine that it runs on.
 *
 * @param name what it is, such as a class name
 * @param met whether it is there
 * @param found what is there, or what is wrong with it; one line
 * @param remedy what to do about it; empty where nothing has to be done
 */
public record Need(String name, boolean met, String found, String remedy) {}
