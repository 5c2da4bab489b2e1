package dev.p4u.stf.project;

import java.nio.file.Path;

/**
 * An STF file with the program that it tests.
 *
 * @param name for reports: the file's path below the folder that the user named
 */
public record StfTest(String name, Path stf, Path program, Project project) {}
