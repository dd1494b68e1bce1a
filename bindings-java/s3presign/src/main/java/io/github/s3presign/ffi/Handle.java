package io.github.s3presign.ffi;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

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

  Handle(String noun, long pointer, LongConsumer free) {
    this.lifetime = new Lifetime(noun, pointer, free);
    this.cleanable = CLEANER.register(this, lifetime);
  }

  /** What a function makes, with the function that frees it. */
  static Handle made(
      String noun, Function free, Function maker, long handle, Input list, long number) {
    long[] made = new long[1];
    Answering.of(message -> Native.LIBRARY.make(maker, handle, list, number, made, message));
    return new Handle(noun, made[0], pointer -> Native.LIBRARY.free(free, pointer));
  }

  /**
   * What a call answers to which the handle is passed.
   *
   * @throws IllegalStateException if it is closed
   */
  <T> T using(LongFunction<T> call) {
    int stripe = Stripe.current();
    long pointer = acquire(stripe);
    try {
      return call.apply(pointer);
    } finally {
      release(stripe);
      Reference.reachabilityFence(this);
    }
  }

  /**
   * What a function answers that describes it, such as {@code [region=eu-west-1]}; nothing, if it
   * is closed.
   */
  Optional<String> described(Function function) {
    try {
      String answered = using(pointer -> Calls.text(function, pointer, Input.NONE, Input.NONE, 0));
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
   * Begins to use it; {@link #release} ends that, with the same counter. In between the caller
   * keeps this reachable, by a fence.
   *
   * @param stripe which counter counts it
   * @throws IllegalStateException if it is closed
   */
  long acquire(int stripe) {
    return lifetime.acquire(stripe);
  }

  void release(int stripe) {
    lifetime.release(stripe);
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
    private final long pointer;
    private final LongConsumer free;
    private final AtomicIntegerArray users = new AtomicIntegerArray(COUNTERS * LINE);
    private volatile boolean closed;

    Lifetime(String noun, long pointer, LongConsumer free) {
      this.noun = noun;
      this.pointer = pointer;
      this.free = free;
    }

    long acquire(int stripe) {
      users.getAndIncrement(stripe * LINE);
      // Counted first and asked then, while closing asks the other way round: one sees the other.
      if (closed) {
        release(stripe);
        throw new IllegalStateException("the " + noun + " is closed");
      }
      return pointer;
    }

    void release(int stripe) {
      users.getAndDecrement(stripe * LINE);
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
