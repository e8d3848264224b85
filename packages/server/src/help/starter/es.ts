import type { StarterWords } from './words.ts';

export const words: StarterWords = {
  sections: { account: 'Cuenta y progreso', payments: 'Pagos', reports: 'Reportes' },
  lostProgress: {
    title: 'Perdí mi progreso',
    intro: 'El progreso se guarda con la cuenta con la que juegas. Muchas veces solo parece perdido.',
    steps: [
      'Comprueba que iniciaste sesión con la misma cuenta de antes.',
      'Cierra el juego, espera un minuto y ábrelo de nuevo con buena conexión.',
      'Si sigue faltando, envíanos un reporte. Dinos tu último nivel y cuándo lo viste por última vez.',
    ],
  },
  banned: {
    title: 'Me banearon por error',
    intro: 'Una persona revisa cada apelación. Basta con un reporte.',
    steps: [
      'Cuenta con tus palabras qué pasó.',
      'Di cuándo fue el baneo y qué mostró el juego.',
      'Envía tu apelación. Verás la respuesta aquí, en el juego.',
    ],
  },
  purchaseMissing: {
    title: 'Pagué y no recibí nada',
    intro: 'La mayoría de las compras llega en diez minutos, incluso con el juego cerrado.',
    steps: [
      'Abre el juego de nuevo y mira tu buzón y tu inventario.',
      'Busca el recibo que la tienda te envió por correo.',
      'Envíanos un reporte con el número de pedido del recibo.',
    ],
  },
  whatIsSent: {
    title: 'Qué contiene un reporte',
    text:
      'Tu texto, tus archivos y datos del juego y del dispositivo que nos ayudan a encontrar la causa. Ves todo ' +
      'antes de enviar y puedes quitar partes.',
  },
  offline: {
    title: 'No tengo conexión',
    text: 'Escribe tu reporte de todos modos. Se guarda en tu dispositivo y se envía en cuanto haya conexión.',
  },
  menu: {
    progress: 'Perdí mi progreso',
    purchase: 'Algo sobre una compra',
    purchaseArticle: 'Pagué y no recibí nada',
    purchaseForm: 'Preguntar por un pago',
    ban: 'Me banearon',
    broken: 'Algo no funciona',
  },
};
