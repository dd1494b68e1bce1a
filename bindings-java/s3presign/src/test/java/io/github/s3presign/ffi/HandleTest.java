package io.github.s3presign.ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a handle lives: here of things that count how often they are freed. */
@Timeout(60)
class HandleTest {
  private static final long POINTER = 42;

  @Test
  void isFreedOnce() {
    AtomicInteger freed = new AtomicInteger();
    Handle handle = new Handle("thing", POINTER, pointer -> freed.addAndGet((int) pointer));
    assertFalse(handle.isClosed());
    assertEquals(POINTER, handle.acquire(0));
    handle.release(0);
    handle.close();
    handle.close();
    assertTrue(handle.isClosed());
    assertEquals(42, freed.get());
    var closed = assertThrows(IllegalStateException.class, () -> handle.acquire(0));
    assertEquals("the thing is closed", closed.getMessage());
  }

  @Test
  void closingWaitsForItsUsers() throws Exception {
    AtomicInteger freed = new AtomicInteger();
    Handle handle = new Handle("thing", POINTER, pointer -> freed.incrementAndGet());
    CountDownLatch acquired = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread user =
        new Thread(
            () ->
                handle.using(
                    pointer -> {
                      acquired.countDown();
                      await(goOn);
                      return freed.get();
                    }));
    user.start();
    acquired.await();
    Thread closer = new Thread(handle::close);
    closer.start();
    while (!handle.isClosed()) {
      Thread.onSpinWait();
    }
    assertThrows(IllegalStateException.class, () -> handle.acquire(0));
    assertTrue(closer.isAlive());
    assertEquals(0, freed.get());
    goOn.countDown();
    user.join();
    closer.join();
    assertEquals(1, freed.get());
  }

  @Test
  void aCallThatFailsIsOver() {
    Handle handle = new Handle("thing", POINTER, pointer -> {});
    assertThrows(
        UnsupportedOperationException.class,
        () ->
            handle.using(
                pointer -> {
                  throw new UnsupportedOperationException();
                }));
    handle.close(); // Would wait forever.
    assertTrue(handle.isClosed());
  }

  @Test
  void whatIsDroppedIsFreed() throws Exception {
    int count = 1_000;
    Set<Long> freed = ConcurrentHashMap.newKeySet();
    for (int number = 0; number < count; number++) {
      drop(new Handle("thing", number, freed::add));
    }
    while (freed.size() < count) {
      System.gc();
      Thread.sleep(10);
    }
  }

  private static void drop(Handle handle) {
    assertFalse(handle.isClosed());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
