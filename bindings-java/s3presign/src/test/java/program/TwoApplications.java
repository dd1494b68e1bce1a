package program;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A program with two applications that know nothing of each other, as in a servlet container. */
public final class TwoApplications {
  private TwoApplications() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    Set<String> urls = new TreeSet<>();
    for (int application = 0; application < 2; application++) {
      urls.add(signed());
    }
    if (urls.size() != 1) {
      throw new AssertionError(urls);
    }
    System.out.println("two applications signed alike");
  }

  private static String signed() throws ReflectiveOperationException {
    try {
      URL[] jar = {Path.of(System.getProperty("program.jar")).toUri().toURL()};
      ClassLoader own = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader());
      Class<?> signer = own.loadClass("io.github.s3presign.Signer");
      Map<String, String> environment =
          Map.of("AWS_ACCESS_KEY_ID", "A", "AWS_SECRET_ACCESS_KEY", "s", "AWS_REGION", "r");
      Method fromEnv = signer.getMethod("fromEnv", Map.class, Consumer.class);
      Consumer<Object> nothing = overrides -> {};
      Object made = fromEnv.invoke(null, environment, nothing);
      return (String)
          signer.getMethod("objectUrl", String.class, String.class).invoke(made, "photos", "k");
    } catch (java.net.MalformedURLException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
