package io.baton.engine.camunda;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Makes no script, whatever engines happen to be on the class path. */
final class NoScripts extends ScriptFactory {
  @Override
  public ExecutableScript createScriptFromResource(String language, String resource) {
    throw new ExpressionRefused();
  }

  @Override
  public ExecutableScript createScriptFromResource(String language, Expression resource) {
    throw new ExpressionRefused();
  }

  @Override
  public ExecutableScript createScriptFromSource(String language, String source) {
    throw new ExpressionRefused();
  }

  @Override
  public ExecutableScript createScriptFromSource(String language, Expression source) {
    throw new ExpressionRefused();
  }

  /** Finds no script engine; DMN asks here as well. */
  static final class Engines implements ScriptEngineResolver {
    private final ScriptEngineManager none = new ScriptEngineManager(null);

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
      // Camunda announces its own JUEL factory here while it starts; it is not kept.
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
      return none;
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
      throw new ExpressionRefused();
    }
  }
}
