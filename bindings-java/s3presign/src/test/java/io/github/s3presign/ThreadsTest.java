package io.github.s3presign;

import static io.github.s3presign.Fixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Many threads, ends in the middle of calls, and garbage. */
@Timeout(120)
class ThreadsTest {
  private static final int PLATFORM_THREADS = 8;
  private static final int ENDS = 100;
  private static final int SIGNERS = 3;
  private static final int VIRTUAL_SIGNERS = 50;

  @Test
  void platformThreadsShareOne() throws Exception {
    try (Pool threads = Pool.of(PLATFORM_THREADS)) {
      everyUrlIsRight(threads.executor(), PLATFORM_THREADS, 2_000);
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void virtualThreadsShareOne() throws Exception {
    try (Pool threads = Pool.virtual()) {
      everyUrlIsRight(threads.executor(), 20_000, 3);
    }
  }

  private static void everyUrlIsRight(ExecutorService threads, int tasks, int rounds)
      throws Exception {
    try (Signer signer = Fixture.signer();
        Template template = signer.template("GetObject", t -> t.bucket("photos"))) {
      List<String> expected =
          IntStream.range(0, 100).mapToObj(key -> template.url("k" + key, NOW)).toList();
      List<Callable<Void>> all = new ArrayList<>();
      for (int task = 0; task < tasks; task++) {
        int first = task;
        all.add(
            () -> {
              for (int round = 0; round < rounds; round++) {
                int key = (first + round) % expected.size();
                assertEquals(expected.get(key), template.url("k" + key, NOW));
                if (round == 0) {
                  assertEquals(expected.get(key), template.presign("k" + key, NOW).url());
                }
                LockSupport.parkNanos(1); // A virtual thread goes on elsewhere.
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(all)) {
        done.get();
      }
    }
  }

  @Test
  void closedWhileOthersSign() throws Exception {
    try (Pool threads = Pool.of(SIGNERS + 1)) {
      closedInTheMiddle(threads.executor(), SIGNERS);
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void closedWhileVirtualThreadsSign() throws Exception {
    try (Pool threads = Pool.virtual()) {
      closedInTheMiddle(threads.executor(), VIRTUAL_SIGNERS);
    }
  }

  /** Whoever closes does so in the middle of the others' calls, again and again. */
  private static void closedInTheMiddle(ExecutorService threads, int signers) throws Exception {
    AtomicLong signed = new AtomicLong();
    AtomicLong refused = new AtomicLong();
    for (int round = 0; round < ENDS; round++) {
      Signer signer = Fixture.signer();
      Template template = signer.template("GetObject", t -> t.bucket("photos"));
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread <= signers; thread++) {
        boolean closes = thread == signers;
        boolean oneShot = thread == 0;
        all.add(
            threads.submit(
                () -> {
                  if (closes) {
                    Thread.onSpinWait();
                    template.close();
                    signer.close();
                  } else {
                    signUntilClosed(signer, template, oneShot, signed, refused);
                  }
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
      assertThrows(IllegalStateException.class, () -> template.url("k"));
    }
    assertTrue(signed.get() > 0, "nothing was signed before the ends");
    assertEquals((long) ENDS * signers, refused.get());
  }

  private static void signUntilClosed(
      Signer signer, Template template, boolean oneShot, AtomicLong signed, AtomicLong refused) {
    while (true) {
      try {
        String url =
            oneShot
                ? signer.presign("GetObject", r -> r.bucket("photos").key("k")).url()
                : template.url("k");
        assertTrue(url.startsWith("https://photos."), url);
        if (signed.incrementAndGet() % 16 == 0) {
          LockSupport.parkNanos(1); // Nobody else takes a virtual thread's turn away.
        }
      } catch (IllegalStateException closed) {
        refused.incrementAndGet();
        return;
      }
    }
  }

  /** A log line that is written while another thread closes what it shows. */
  @Test
  void shownWhileOthersClose() throws Exception {
    try (Pool threads = Pool.of(2)) {
      for (int round = 0; round < 200; round++) {
        Signer signer = Fixture.signer();
        Template template = signer.template("GetObject", t -> t.bucket("photos"));
        String open = signer.toString() + template;
        Future<String> shown =
            threads
                .executor()
                .submit(
                    () -> {
                      String last = open;
                      while (!last.equals("Signer[closed]Template[closed]")) {
                        last = signer.toString() + template;
                        assertTrue(
                            last.equals(open)
                                || last.startsWith("Signer[closed]")
                                || last.endsWith("Template[closed]"),
                            last);
                      }
                      return last;
                    });
        Future<?> closed =
            threads
                .executor()
                .submit(
                    () -> {
                      template.close();
                      signer.close();
                    });
        closed.get();
        assertEquals("Signer[closed]Template[closed]", shown.get());
      }
    }
  }

  @Test
  void closedByManyAtOnce() throws Exception {
    try (Pool threads = Pool.of(PLATFORM_THREADS)) {
      for (int round = 0; round < 500; round++) {
        Signer signer = Fixture.signer();
        List<Callable<Void>> all =
            IntStream.range(0, PLATFORM_THREADS)
                .<Callable<Void>>mapToObj(
                    thread ->
                        () -> {
                          signer.close();
                          return null;
                        })
                .toList();
        for (Future<Void> done : threads.executor().invokeAll(all)) {
          done.get();
        }
      }
    }
  }

  /** Nobody closes, and the collector runs while a call uses what nobody else holds. */
  @Test
  void garbageIsFreedAndNeverTooEarly() throws Exception {
    Thread collector =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                System.gc();
              }
            });
    collector.start();
    try {
      String expected;
      try (Signer signer = Fixture.signer();
          Template template = signer.template("GetObject", t -> t.bucket("photos"))) {
        expected = template.url("k", NOW);
      }
      for (int round = 0; round < 500; round++) {
        assertEquals(expected, dropped().url("k", NOW));
      }
    } finally {
      collector.interrupt();
      collector.join();
    }
  }

  /** Threads that end with the test; those of Java 17 cannot be closed. */
  private record Pool(ExecutorService executor) implements AutoCloseable {
    static Pool of(int threads) {
      return new Pool(Executors.newFixedThreadPool(threads));
    }

    /** A thread a task, which Java 17 does not have. */
    static Pool virtual() throws ReflectiveOperationException {
      return new Pool(
          (ExecutorService)
              Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
    }

    @Override
    public void close() {
      executor.shutdownNow();
    }
  }

  @SuppressWarnings("resource") // That nobody closes it is what is tested.
  private static Template dropped() {
    return Fixture.signer().template("GetObject", t -> t.bucket("photos"));
  }
}
