package io.baton.web;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the front end. Its own router knows the pages, so that an address without a dot, or below
 * {@code audience/}, which no server path claims gets {@code index.html}. Files below {@code
 * assets/} carry their hash in the name and never change.
 */
@Configuration(proxyBeanMethods = false)
class SinglePageApplication implements WebMvcConfigurer {
  private static final String FILES = "classpath:/static/";

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(FILES + "assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler("/**")
        .addResourceLocations(FILES)
        .setCacheControl(CacheControl.noCache())
        .resourceChain(true)
        .addResolver(new IndexForPages());
  }

  private static final class IndexForPages extends PathResourceResolver {
    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      Resource file = super.getResource(path, location);
      if (file != null || !isPage(path)) {
        return file;
      }
      return super.getResource("index.html", location);
    }

    private static boolean isPage(String path) {
      // Codes of tags have dots, and no file is served from there.
      return (path.startsWith("audience/") || !path.contains("."))
          && !path.equals("api")
          && !path.startsWith("api/")
          && !path.startsWith("service/")
          && !path.startsWith("actuator")
          && !path.startsWith("v3/");
    }
  }
}
