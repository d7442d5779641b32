motcua_test(ui/render DEPENDS ui/render)
