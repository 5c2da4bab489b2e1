package dev.p4u.runtime.control;

import java.util.function.Supplier;

/** Runs work between two packets, and only while the program that it is about is loaded. */
interface Guard {

  <T> T call(Supplier<T> work);

  default void run(Runnable work) {
    call(
        () -> {
          work.run();
          return null;
        });
  }
}
