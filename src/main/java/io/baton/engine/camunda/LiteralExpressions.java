package io.baton.engine.camunda;

import java.lang.reflect.Method;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElProvider;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/**
 * An expression language without expressions: text is text. Whatever looks like an expression is an
 * error when the document is parsed, so nothing of a document is ever evaluated, not even what the
 * gate should have overlooked.
 */
final class LiteralExpressions extends JuelExpressionManager {
  @Override
  public Expression createExpression(String text) {
    return new Text(literal(text));
  }

  @Override
  public ValueExpression createValueExpression(String text) {
    throw new ExpressionRefused();
  }

  @Override
  public void addFunction(String name, Method function) {
    // Camunda announces its date functions here while it starts; nothing could call them.
  }

  @Override
  protected ElProvider createElProvider() {
    return text -> {
      throw new ExpressionRefused();
    };
  }

  static String literal(String text) {
    if (text.contains("${") || text.contains("#{")) {
      throw new ExpressionRefused();
    }
    return text;
  }

  private static final class Text implements Expression {
    private static final long serialVersionUID = 1L;

    private final String text;

    Text(String text) {
      this.text = text;
    }

    @Override
    public Object getValue(VariableScope scope) {
      return text;
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution context) {
      return text;
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
      throw new ExpressionRefused();
    }

    @Override
    public void setValue(Object value, VariableScope scope, BaseDelegateExecution context) {
      throw new ExpressionRefused();
    }

    @Override
    public String getExpressionText() {
      return text;
    }

    @Override
    public boolean isLiteralText() {
      return true;
    }
  }
}
