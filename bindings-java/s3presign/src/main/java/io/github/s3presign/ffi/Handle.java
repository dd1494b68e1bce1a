package io.github.s3presign.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A signer or template of the library, freed once: by {@link #close}, or when it is garbage.
 * Threads that use it at that moment finish first, those that come later get an exception.
 *
 * <p>Who uses it counts itself, and closing waits until nobody does. There are several counters,
 * far apart in memory, so that threads that share a template do not wait for one another's caches.
 */
final class Handle implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Lifetime lifetime;
  private final Cleaner.Cleanable cleanable;

  Handle(String noun, MemorySegment pointer, Consumer<MemorySegment> free) {
    this.lifetime = new Lifetime(noun, pointer, free);
    this.cleanable = CLEANER.register(this, lifetime);
  }

  /** A function that makes a handle, with all its arguments but the places for what it makes. */
  @FunctionalInterface
  interface Maker {
    /** What the function returns: a status, with the message if it is a refusal. */
    int into(MemorySegment out, MemorySegment message, long capacity) throws Throwable;
  }

  /** What a function makes, with the function that frees it. */
  static Handle made(String noun, Consumer<MemorySegment> free, Maker maker) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
      Answering.of((message, capacity) -> maker.into(out, message, capacity));
      return new Handle(noun, out.get(ValueLayout.ADDRESS, 0), free);
    }
  }

  /**
   * What a call answers to which the handle is passed.
   *
   * @throws IllegalStateException if it is closed
   */
  <T> T using(Function<MemorySegment, T> call) {
    MemorySegment pointer = acquire();
    try {
      return call.apply(pointer);
    } finally {
      release();
      Reference.reachabilityFence(this);
    }
  }

  /**
   * What a function answers that describes it, such as {@code [region=eu-west-1]}; nothing, if it
   * is closed.
   */
  Optional<String> described(MethodHandle function) {
    try {
      String answered =
          using(
              pointer ->
                  Answering.of(
                      (answer, capacity) ->
                          (long) function.invokeExact(pointer, answer, capacity)));
      return Optional.of(
          AnswerList.parse(answered).each((name, value) -> name + "=" + value).toString());
    } catch (IllegalStateException refused) {
      if (isClosed()) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /**
   * Begins to use it; {@link #release} ends that, on the same thread. In between the caller keeps
   * this reachable, by a fence.
   *
   * @throws IllegalStateException if it is closed
   */
  MemorySegment acquire() {
    return lifetime.acquire();
  }

  void release() {
    lifetime.release();
  }

  /** Frees it, now or when the calls that are in it have ended. */
  @Override
  public void close() {
    cleanable.clean();
  }

  /** Whether {@link #close} was called. */
  boolean isClosed() {
    return lifetime.closed;
  }

  private static final class Lifetime implements Runnable {
    /** Counters within one cache line of 64 bytes; one of them is used. */
    private static final int LINE = 16;

    private static final int COUNTERS = Stripe.COUNT;

    private final String noun;
    private final MemorySegment pointer;
    private final Consumer<MemorySegment> free;
    private final AtomicIntegerArray users = new AtomicIntegerArray(COUNTERS * LINE);
    private volatile boolean closed;

    Lifetime(String noun, MemorySegment pointer, Consumer<MemorySegment> free) {
      this.noun = noun;
      this.pointer = pointer;
      this.free = free;
    }

    MemorySegment acquire() {
      users.getAndIncrement(Stripe.current() * LINE);
      // Counted first and asked then, while closing asks the other way round: one sees the other.
      if (closed) {
        release();
        throw new IllegalStateException("the " + noun + " is closed");
      }
      return pointer;
    }

    void release() {
      users.getAndDecrement(Stripe.current() * LINE);
    }

    /** Runs once, by the cleaner's promise. */
    @Override
    public void run() {
      closed = true;
      for (int counter = 0; counter < COUNTERS; counter++) {
        while (users.get(counter * LINE) != 0) {
          LockSupport.parkNanos(1_000);
        }
      }
      free.accept(pointer);
    }
  }
}
